import { availabilityGuards } from "@/tests/guards/availability";
import { calendarGuards } from "@/tests/guards/calendar";
import { conflictGuards } from "@/tests/guards/conflicts";
import { followGuards } from "@/tests/guards/follows";
import type { Guard } from "@/tests/guards/guard";
import { historyGuards } from "@/tests/guards/history";
import { liveGuards } from "@/tests/guards/live";
import { mailGuards } from "@/tests/guards/mail";
import { mediaGuards } from "@/tests/guards/media";
import { mediaShownGuards } from "@/tests/guards/media-shown";
import { notificationGuards } from "@/tests/guards/notifications";
import { packageGuards } from "@/tests/guards/packages";
import { pageGuards } from "@/tests/guards/pages";
import { presentationGuards } from "@/tests/guards/presentations";
import { pushGuards } from "@/tests/guards/push";
import { requestGuards } from "@/tests/guards/requests";
import { scheduleGuards } from "@/tests/guards/schedule";
import { sessionGuards } from "@/tests/guards/sessions";
import { signInGuards } from "@/tests/guards/sign-in";
import { storageGuards } from "@/tests/guards/storage";
import { uploadGuards } from "@/tests/guards/uploads";

/** Every guard that is taken away by `npm run test:guards`. */
export const guards: readonly Guard[] = [
  ...pageGuards,
  ...signInGuards,
  ...presentationGuards,
  ...mediaGuards,
  ...mediaShownGuards,
  ...storageGuards,
  ...packageGuards,
  ...requestGuards,
  ...sessionGuards,
  ...uploadGuards,
  ...calendarGuards,
  ...notificationGuards,
  ...mailGuards,
  ...pushGuards,
  ...liveGuards,
  ...followGuards,
  ...availabilityGuards,
  ...scheduleGuards,
  ...historyGuards,
  ...conflictGuards,
];
