"use client";

import { useEffect, useState } from "react";

/** A form's `inPlace`, there only once script runs: without it the answer is another page. */
export function InPlace() {
  const [hasScript, setHasScript] = useState(false);
  useEffect(() => setHasScript(true), []);
  return hasScript && <input type="hidden" name="inPlace" value="yes" />;
}
