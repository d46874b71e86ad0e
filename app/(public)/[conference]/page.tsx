import { notFound } from "next/navigation";
import { anonymous } from "@/lib/auth/actor";
import { getConference } from "@/lib/conferences/queries";

export const dynamic = "force-dynamic";

export default async function ConferencePage({ params }: PageProps<"/[conference]">) {
  const conference = await getConference(anonymous, (await params).conference);
  if (!conference) notFound();
  return <h1>{conference.name}</h1>;
}
