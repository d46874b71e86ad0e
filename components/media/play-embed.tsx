"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";

/**
 * A video of another site, played here once somebody presses: before that nothing is fetched from there. Without
 * script there is only the link above it.
 */
export function PlayEmbed({ site, src, label }: { site: string; src: string; label: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isPressed, setPressed] = useState(false);
  useEffect(() => {
    if (isPressed) frame.current?.focus();
  }, [isPressed]);
  if (isPressed)
    return (
      <iframe
        ref={frame}
        src={src}
        title={`${label} on ${site}`}
        className="mt-2 aspect-video w-full border border-rule"
        sandbox="allow-scripts allow-same-origin allow-presentation allow-popups"
        allow="autoplay; encrypted-media; fullscreen; picture-in-picture"
        referrerPolicy="strict-origin-when-cross-origin"
      />
    );
  return (
    <div className="mt-2 hidden aspect-video w-full flex-col items-center justify-center gap-3 border border-rule bg-tint p-4 text-center not-noscript:flex print:hidden">
      <Button onClick={() => setPressed(true)} aria-label={`Play from ${site}: ${label}`}>
        Play from {site}
      </Button>
      <p className="text-sm text-ink-muted">
        Only when you press it does your browser ask {site} for anything.
      </p>
    </div>
  );
}
