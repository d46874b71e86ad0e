"use server";

import type { Route } from "next";
import { redirect } from "next/navigation";
import { dropSignIn } from "@/lib/auth/sign-in-cookies";

/** Signs this browser out. */
export async function signOut(): Promise<void> {
  await dropSignIn();
  redirect("/" as Route);
}
