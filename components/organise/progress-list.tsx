import type { Route } from "next";
import { ButtonLink } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import type { Progress } from "@/lib/sessions/view";

/** Beside what is left to arrange, what is not published yet and what keeps it from being so. */
type Left = Progress & { unpublished: number; blocking: number };
type Step = { count: number; of: number; name: string; done: string; href: string };

const many = (count: number, one: string, more: string) => (count === 1 ? one : more);

/** A line for each thing that is left, with how much of it is done; what is done says so and steps back. */
export function ProgressList({ progress, desk }: { progress: Left; desk: string }) {
  if (progress.accepted + progress.undecided + progress.sessions === 0)
    return (
      <Empty title="Nothing has been submitted yet.">
        <p>Submissions stand here as soon as there are any; then accept them and put them into sessions.</p>
      </Empty>
    );
  const steps = stepsOf(progress, desk);
  const left = steps.filter((step) => step.count > 0);
  return (
    <>
      <p className="mb-6 max-w-measure text-lg">
        {left.length === 0 ? "Everything is done." : `${steps.length - left.length} of ${steps.length} done.`}
      </p>
      <ol>
        {steps.map((step) => (
          <li
            key={step.name}
            className="hairline grid items-center gap-x-6 gap-y-1 py-3 sm:grid-cols-[1fr_12rem]"
          >
            {step.count > 0 ? (
              <p>
                <a href={step.href} className="font-serif text-lg">
                  {step.count} {step.name}
                </a>
              </p>
            ) : (
              <p className="text-ink-muted">
                <span aria-hidden="true" className="mr-2 font-semibold text-ok">
                  ✓
                </span>
                {step.done}
              </p>
            )}
            <Share done={step.of - step.count} of={step.of} />
          </li>
        ))}
      </ol>
      {progress.sessions === 0 && (
        <p className="mt-6">
          <ButtonLink rank="primary" href={`${desk}/sessions/new` as Route}>
            Make the first session
          </ButtonLink>
        </p>
      )}
    </>
  );
}

function Share({ done, of }: { done: number; of: number }) {
  return (
    <p className="flex items-center gap-3 text-sm text-ink-muted tabular-nums">
      <span aria-hidden="true" className="h-1 flex-1 bg-rule">
        <span className="block h-1 bg-accent" style={{ width: `${of === 0 ? 100 : (100 * done) / of}%` }} />
      </span>
      {done} of {of}
    </p>
  );
}

function stepsOf(progress: Left, desk: string): Step[] {
  const { undecided, accepted, unassigned, sessions, withoutMedia, unclaimed } = progress;
  const { withoutTime, withoutRoom, withoutChair, unpublished, blocking } = progress;
  const list = (query: string) => `${desk}/submissions?${query}`;
  const board = `${desk}/sessions/list`;
  return [
    {
      ...{ count: undecided, of: undecided + accepted, done: "Every submission is decided" },
      name: `${many(undecided, "submission", "submissions")} to decide`,
      href: list("state=submitted"),
    },
    {
      ...{ count: unassigned, of: accepted, done: "Everything accepted is in a session" },
      name: `accepted ${many(unassigned, "presentation", "presentations")} without a session`,
      href: list("place=unassigned"),
    },
    {
      ...{ count: withoutTime, of: sessions, done: "Every session has a time" },
      name: `${many(withoutTime, "session", "sessions")} without a time`,
      href: `${board}?missing=time`,
    },
    {
      ...{ count: withoutRoom, of: sessions, done: "Every session has a room" },
      name: `${many(withoutRoom, "session", "sessions")} without a room`,
      href: `${board}?missing=room`,
    },
    {
      ...{ count: withoutChair, of: sessions, done: "Every session has a chair" },
      name: `${many(withoutChair, "session", "sessions")} without a chair`,
      href: `${board}?missing=chair`,
    },
    {
      ...{ count: unclaimed, of: progress.presenters, done: "Every presenter has claimed their part" },
      name: `${many(unclaimed, "presenter", "presenters")} still to claim their part`,
      href: list("claim=unclaimed"),
    },
    {
      ...{ count: withoutMedia, of: accepted, done: "Everything has media" },
      name: `${many(withoutMedia, "presentation", "presentations")} without media`,
      href: list("media=without"),
    },
    {
      ...{ count: blocking, of: Math.max(blocking, sessions), done: "No conflict blocks publishing" },
      name: `${many(blocking, "conflict that blocks", "conflicts that block")} publishing`,
      href: `${desk}/conflicts`,
    },
    {
      ...{ count: unpublished, of: Math.max(unpublished, sessions), done: "Everything is published" },
      name: `${many(unpublished, "change", "changes")} not published`,
      href: `${desk}/versions`,
    },
  ];
}
