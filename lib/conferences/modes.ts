export type Mode = "in_person" | "online" | "blended";

/** Whether one can take place in the other: in person with in person, online with online, blended with both. */
export function modesFit(one: Mode, other: Mode): boolean {
  return one === other || one === "blended" || other === "blended";
}

const MODES: Record<Mode, string> = {
  in_person: "in person",
  online: "online",
  blended: "in person and online",
};

export function modeInWords(mode: Mode): string {
  return MODES[mode];
}
