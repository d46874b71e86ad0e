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
import { speculationRules } from "@/lib/http/speculation-rules";

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
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own constant
          dangerouslySetInnerHTML={{ __html: speculationRules }}
        />
      </body>
    </html>
  );
}
