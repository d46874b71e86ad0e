import type { Metadata } from "next";
import { PageHeading } from "@/components/ui/page";

export const metadata: Metadata = { title: "Not here" };

export default function NotFound() {
  return (
    <>
      <PageHeading eyebrow="404" title="There is no page at this address." />
      <p className="max-w-measure font-serif text-lg">
        The address may be mistyped, or what was here is not public. <a href="/">See the conferences</a> and
        look for it from there.
      </p>
    </>
  );
}
