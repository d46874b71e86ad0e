"use client";

import { usePathname } from "next/navigation";

const PAGES = [
  { href: "/my", name: "My programme" },
  { href: "/my/notifications", name: "Notifications" },
  { href: "/my/settings", name: "Settings" },
];

/** Links between one's own pages; the present one is marked. */
export function MyNav() {
  const at = usePathname();
  return (
    <nav aria-label="My pages" className="mb-8 border-b border-rule print:hidden">
      <ul className="-mx-3 flex flex-wrap">
        {PAGES.map(({ href, name }) => (
          <li key={href}>
            <a
              href={href}
              aria-current={at === href ? "page" : undefined}
              className="control -mb-px inline-flex items-center border-b-2 border-transparent px-3 text-ink-muted no-underline hover:text-ink aria-[current]:border-accent aria-[current]:font-medium aria-[current]:text-ink"
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
