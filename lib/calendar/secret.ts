import { randomBytes } from "node:crypto";

/** 192 bits, as they stand in an address. */
export function newCalendarSecret(): string {
  return randomBytes(24).toString("base64url");
}

/** Whether it could be one: anything else is not looked for. */
export function isCalendarSecret(text: string): boolean {
  return /^[\w-]{32}$/.test(text);
}

/** Own path of the calendar with this secret. */
export function pathOfCalendar(secret: string): string {
  return `/my/calendar/${secret}.ics`;
}
