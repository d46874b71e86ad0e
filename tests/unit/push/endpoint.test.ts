import { describe, expect, it } from "vitest";
import { isPushEndpoint } from "@/lib/push/endpoint";

describe("an address to push to", () => {
  it.each([
    "https://fcm.googleapis.com/fcm/send/eJ7x:APA91b-_",
    "https://fcm.googleapis.com/wp/eJ7x%3AAPA91b",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAAB",
    "https://web.push.apple.com/QGuQyavXutnMH",
    "https://api.push.apple.com/3/device/x",
    "https://db5p.notify.windows.com/w/?token=BQYAAAC%2bx",
    "https://wns2-par02p.notify.windows.com/w/?token=x",
  ])("is taken of a push service on the list: %s", (endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(true);
  });

  it.each([
    ["no address", "fcm.googleapis.com/x"],
    ["nothing", ""],
    ["http", "http://fcm.googleapis.com/x"],
    ["another scheme", "ftp://fcm.googleapis.com/x"],
    ["a script", "javascript:alert(1)"],
    ["a host that is not on it", "https://example.org/x"],
    ["a name under one", "https://evil.fcm.googleapis.com/x"],
    ["one in front of another", "https://fcm.googleapis.com.example.org/x"],
    ["one as the end of another", "https://notfcm.googleapis.com/x"],
    ["the end of a family without its dot", "https://evilpush.apple.com/x"],
    ["the family itself", "https://push.apple.com/x"],
    ["one in the path", "https://example.org/fcm.googleapis.com"],
    ["one as somebody's name", "https://fcm.googleapis.com@example.org/x"],
    ["somebody's name", "https://me@fcm.googleapis.com/x"],
    ["somebody's name and word", "https://me:word@fcm.googleapis.com/x"],
    ["nobody's name", "https://@fcm.googleapis.com/x"],
    ["another port", "https://fcm.googleapis.com:8443/x"],
    ["port 22", "https://fcm.googleapis.com:22/x"],
    ["its own port, spelled out", "https://fcm.googleapis.com:443/x"],
    ["a dot at the end", "https://fcm.googleapis.com./x"],
    ["a dot at the end of a family", "https://web.push.apple.com./x"],
    ["capitals", "https://FCM.googleapis.com/x"],
    ["wide letters", "https://ｆcm.googleapis.com/x"],
    ["a letter that looks alike", "https://fсm.googleapis.com/x"],
    ["its punycode", "https://xn--fm-jlc.googleapis.com/x"],
    ["punycode that ends right", "https://xn--fm-jlc.push.apple.com.example.org/x"],
    ["an address of IPv4", "https://127.0.0.1/x"],
    ["an address of IPv4 as a number", "https://2130706433/x"],
    ["an address of IPv4 in octal", "https://0177.0.0.1/x"],
    ["the address of a cloud's secrets", "https://169.254.169.254/latest/meta-data"],
    ["an address of IPv6", "https://[::1]/x"],
    ["IPv4 in IPv6", "https://[::ffff:127.0.0.1]/x"],
    ["this machine", "https://localhost/x"],
    ["a backslash", "https://fcm.googleapis.com\\@example.org/x"],
    ["a tab", "https://fcm.google\tapis.com/x"],
    ["a blank in front", " https://fcm.googleapis.com/x"],
    ["a line break", "https://fcm.googleapis.com/x\r\nHost: example.org"],
    ["a fragment", "https://fcm.googleapis.com/x#y"],
    ["two slashes too few", "https:fcm.googleapis.com/x"],
    ["a way back in the path", "https://fcm.googleapis.com/a/../b"],
    ["NUL", "https://fcm.googleapis.com/\u0000"],
  ])("is refused with %s", (_, endpoint) => {
    expect(isPushEndpoint(endpoint)).toBe(false);
  });

  it("is taken of a host the installation adds, at the port it names and no other", () => {
    const more = " push.example.org, LOCALHOST:4400,, *.push.example.net";
    const taken = (endpoint: string) => isPushEndpoint(endpoint, more);
    expect(taken("https://push.example.org/x")).toBe(true);
    expect(taken("https://localhost:4400/x")).toBe(true);
    expect(taken("https://a.push.example.net/x")).toBe(true);
    expect(taken("https://push.example.org:4400/x")).toBe(false);
    expect(taken("https://localhost/x")).toBe(false);
    expect(taken("https://localhost:4401/x")).toBe(false);
    expect(taken("http://push.example.org/x")).toBe(false);
    expect(taken("https://push.example.net/x")).toBe(false);
    expect(taken("https://example.org/x")).toBe(false);
  });
});
