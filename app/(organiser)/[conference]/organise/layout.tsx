import { DeskNav } from "@/components/organise/desk-nav";
import { currentActor } from "@/lib/auth/current-actor";
import { getDesk } from "@/lib/sessions/queries/conference";

export const dynamic = "force-dynamic";

/** The links between the desk's pages, for those who may see them. Each page decides for itself who sees it. */
export default async function DeskLayout({ children, params }: LayoutProps<"/[conference]/organise">) {
  const desk = await getDesk(await currentActor(), (await params).conference);
  return (
    <>
      {desk && <DeskNav conference={{ slug: desk.slug, name: desk.name }} />}
      {children}
    </>
  );
}
