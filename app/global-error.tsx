"use client";

import "@/app/globals.css";

/** The layout itself failed: no header, no faces, only the sentence. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body className="mx-auto max-w-page p-8">
        <h1 className="font-serif text-2xl font-semibold">This page could not be made.</h1>
        <p className="mt-4">Something failed on our side; nothing you did is lost. Try again in a moment.</p>
      </body>
    </html>
  );
}
