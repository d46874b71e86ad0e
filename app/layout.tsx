import "@fontsource-variable/source-serif-4/wght.css";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import "@fontsource-variable/inter/wght.css";
import "@/app/globals.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { sans, serif } from "@/app/fonts";
import { AccountMenu } from "@/components/people/account-menu";
import { SiteFooter, SiteHeader } from "@/components/ui/site-frame";
import { env } from "@/lib/env";

export const metadata: Metadata = {
  metadataBase: new URL(env.ORIGIN),
  title: { default: "Lectern", template: "%s · Lectern" },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fcfaf7" },
    { media: "(prefers-color-scheme: dark)", color: "#151311" },
  ],
};

// Kept pages are the same bytes for everybody: the one the pointer rests on is fetched ahead. Pages of one's own and
// what changes something are not.
const speculation = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: {
              href_matches: ["/my*", "/sign-*", "/api/*", "/media/*", "/inbox*", "/*/organise*", "/*/edit"],
            },
          },
          { not: { selector_matches: "[target], [download]" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={`${serif.variable} ${sans.variable}`}>
      <body className="flex min-h-dvh flex-col">
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:absolute focus:left-4 focus:top-4 focus:z-50 focus:bg-paper focus:px-4 focus:py-2"
        >
          Skip to the content
        </a>
        <SiteHeader>
          <AccountMenu />
        </SiteHeader>
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-page flex-1 px-4 py-8 outline-none md:px-8 md:py-12"
        >
          {children}
        </main>
        <SiteFooter />
        <script
          type="speculationrules"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant above
          dangerouslySetInnerHTML={{ __html: JSON.stringify(speculation) }}
        />
      </body>
    </html>
  );
}
