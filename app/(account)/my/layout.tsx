import type { ReactNode } from "react";

const PAGES = [
  { href: "/my", name: "My programme" },
  { href: "/my/notifications", name: "Notifications" },
  { href: "/my/settings", name: "Settings" },
];

export default function MyLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <nav aria-label="My pages" className="mb-8 flex flex-wrap gap-x-6 text-sm print:hidden">
        {PAGES.map(({ href, name }) => (
          <a key={href} href={href} className="control quiet-link inline-flex items-center text-ink-muted">
            {name}
          </a>
        ))}
      </nav>
      {children}
    </>
  );
}
