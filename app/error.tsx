"use client";

import { Button } from "@/components/ui/button";
import { PageHeading } from "@/components/ui/page";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <>
      <PageHeading title="This page could not be made." />
      <p className="max-w-measure font-serif text-lg">
        Something failed on our side; nothing you did is lost. Try again in a moment.
      </p>
      {error.digest && (
        <p className="mt-4 text-sm text-ink-muted">What to tell the organisers: {error.digest}</p>
      )}
      <Button rank="primary" className="mt-6" onClick={reset}>
        Try again
      </Button>
    </>
  );
}
