import type { ReactNode } from "react";
import { MyNav } from "@/components/my/my-nav";

export default function MyLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <MyNav />
      {children}
    </>
  );
}
