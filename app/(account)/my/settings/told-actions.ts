"use server";

import { formAction } from "@/lib/form-action";
import { setPreferences } from "@/lib/notifications/commands/preferences";
import { SetPreferencesInput } from "@/lib/notifications/schema";
import { editQuietHours } from "@/lib/people/commands/quiet-hours";
import { EditQuietHoursInput } from "@/lib/people/schema";
import { timeOfDay } from "@/lib/time/words";

const SIGNED_OUT = "You are signed out. Sign in again in another tab, then send this once more.";

export const saveWhatIAmTold = formAction(SetPreferencesInput, setPreferences, {
  done: "Saved. It holds for everything you are told from now on.",
  refused: { not_allowed: SIGNED_OUT },
});

export const saveQuietHours = formAction(EditQuietHoursInput, editQuietHours, {
  done: ({ quietFrom, quietUntil }) =>
    quietFrom === quietUntil
      ? "Saved. You have no quiet hours."
      : `Saved. Nothing is mailed from ${timeOfDay(quietFrom)} until ${timeOfDay(quietUntil)}.`,
  refused: {
    not_allowed: SIGNED_OUT,
    stale:
      "Nothing was saved: your settings were changed in another tab or browser. Load this page anew to see them.",
  },
});
