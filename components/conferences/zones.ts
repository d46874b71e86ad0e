/** The zones a form offers by name, and the one that is set, should the platform not list it. */
export function zonesWith(zone: string): string[] {
  return [...new Set([zone, "UTC", ...Intl.supportedValuesOf("timeZone")])].sort();
}
