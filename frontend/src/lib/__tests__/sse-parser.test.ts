import { expect, it } from "vitest";
import { SseParser } from "@/lib/sse-parser";

const TEXT = "id: 7\nevent: lines\ndata: [1]\n\n: heartbeat\n\ndata: a\ndata: b\n\n";

it("reads events, their ids and several data lines", () => {
  expect(new SseParser().push(TEXT)).toEqual([
    { event: "lines", data: "[1]", id: "7" },
    { event: "message", data: "a\nb", id: "7" },
  ]);
});

it.each(["\n", "\r\n", "\r"])(
  "reads the same whatever the line end is and wherever chunks are cut",
  (end) => {
    const parser = new SseParser();
    const text = `${TEXT.replaceAll("\n", end)}data: last${end}${end}:${end}`;

    const events = Array.from(text).flatMap((character) => parser.push(character));

    expect(events.map(({ data }) => data)).toEqual(["[1]", "a\nb", "last"]);
  },
);

it("does not hand out an event whose end has not arrived", () => {
  expect(new SseParser().push("data: half\n")).toEqual([]);
});

it("keeps the id it was started with and the pause that the server asks for", () => {
  const parser = new SseParser("41");

  expect(parser.push("retry: 1200\ndata: x\n\n")[0]?.id).toBe("41");
  expect(parser.retryMs).toBe(1200);
});
