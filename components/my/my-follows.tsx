import { FollowButton } from "@/components/my/follow-button";
import type { PressHere } from "@/components/my/press-button";
import { Empty } from "@/components/ui/empty";
import type { FollowedThing } from "@/lib/follows/schema";

const KINDS: { kind: FollowedThing["kind"]; title: string }[] = [
  { kind: "session", title: "Sessions" },
  { kind: "theme", title: "Themes" },
  { kind: "keyword", title: "Keywords" },
  { kind: "presenter", title: "Presenters" },
];

/** What the person follows beside presentations, by kind, each with the press that ends it. */
export function MyFollows({ follows, action }: { follows: FollowedThing[]; action: PressHere }) {
  if (follows.length === 0)
    return (
      <Empty title="You follow no session, theme, keyword or presenter">
        Each has <em>Follow</em> on its page. You are then told when a session changes, or a presentation of
        the theme, keyword or presenter does.
      </Empty>
    );
  return KINDS.map(({ kind, title }) => {
    const ofKind = follows.filter((each) => each.kind === kind);
    if (ofKind.length === 0) return null;
    return (
      <section key={kind} className="mb-6">
        <h3 className="mb-1 font-medium">{title}</h3>
        <ul className="divide-y divide-rule">
          {ofKind.map((each) => (
            <li
              key={each.subject}
              className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3"
            >
              <div className="min-w-0">
                <a href={each.path} className="quiet-link font-serif text-lg font-semibold">
                  {each.title}
                </a>
                <p className="text-sm text-ink-muted">{each.conferenceName}</p>
              </div>
              <FollowButton subject={each.subject} follows of={each.title} action={action} isSmall />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
