/** "3 people ask for Slides." */
export function wantedInWords({ count, kindName }: { count: number; kindName: string }): string {
  return `${count === 1 ? "One person asks" : `${count} people ask`} for ${kindName}.`;
}
