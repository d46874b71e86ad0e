"use client";

import { useEffect, useRef } from "react";

/** The field a dialog begins with; the dialog leaves the focus where it finds it within itself. */
export function useFirstFocus<E extends HTMLElement>() {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus(), []);
  return ref;
}
