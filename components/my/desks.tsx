import { ButtonLink } from "@/components/ui/button";

/** The conferences whose desk is open to the reader, and the way to another one. */
export function Desks({
  conferences,
  mayMake,
}: {
  conferences: { slug: string; name: string }[];
  mayMake: boolean;
}) {
  return (
    <>
      <ul className="mb-4">
        {conferences.map(({ slug, name }) => (
          <li key={slug} className="border-b border-rule py-2">
            <a href={`/${slug}/organise`} className="control inline-flex items-center font-serif text-lg">
              {name}
            </a>
          </li>
        ))}
      </ul>
      {mayMake && <ButtonLink href="/new">Make a conference</ButtonLink>}
    </>
  );
}
