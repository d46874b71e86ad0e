import { expect, it } from "vitest";
import { signInCookie, signInTokenOf } from "@/lib/auth/sign-in-cookie";

it("a cookie's token is found among others, and what cannot be decoded is none", () => {
  expect(signInTokenOf(`a=b; ${signInCookie}=x%2Fy; c=d`)).toBe("x/y");
  expect(signInTokenOf(`${signInCookie}=%`)).toBe(undefined);
  expect(signInTokenOf("a=b")).toBe(undefined);
  expect(signInTokenOf(undefined)).toBe(undefined);
});
