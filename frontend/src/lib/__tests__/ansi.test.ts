import { parseAnsi, plainText } from "@/lib/ansi";

const ESC = "\u001b";

describe("escape sequences", () => {
  test("SGR colours become runs of the theme's colours", () => {
    const spans = parseAnsi(`a ${ESC}[31mred${ESC}[1m bold${ESC}[0m b`);

    expect(spans).toEqual([
      { text: "a ", style: {} },
      { text: "red", style: { color: "red" } },
      { text: " bold", style: { color: "red", bold: true } },
      { text: " b", style: {} },
    ]);
  });

  test("bright, 256 and true colours are understood", () => {
    const colors = parseAnsi(`${ESC}[91ma${ESC}[38;5;208mb${ESC}[38;2;1;2;3mc${ESC}[48;5;4md`).map(
      (s) => s.style,
    );

    expect(colors).toEqual([
      { color: "bright-red" },
      { color: "#ff8700" },
      { color: "#010203" },
      { color: "#010203", background: "blue" },
    ]);
  });

  test.each([
    ["clear screen", `x${ESC}[2Jy`, "xy"],
    ["cursor moves", `x${ESC}[10;3Hy${ESC}[1A`, "xy"],
    ["window title", `x${ESC}]0;evil\u0007y`, "xy"],
    ["clipboard", `x${ESC}]52;c;ZXZpbA==\u0007y`, "xy"],
    ["a link keeps its text only", `${ESC}]8;;javascript:alert(1)${ESC}\\here${ESC}]8;;${ESC}\\`, "here"],
    ["device control", `x${ESC}P1$r0m${ESC}\\y`, "xy"],
    ["8-bit CSI", "x\u009b2Jy", "xy"],
    ["charset", `x${ESC}(By`, "xy"],
    ["lone escape at the end", `x${ESC}`, "x"],
    ["unfinished CSI", `x${ESC}[31`, "x"],
    ["a string without an end hides nothing", `x${ESC}]0;title`, "x0;title"],
    ["private SGR-like", `x${ESC}[>4;2my`, "xy"],
    ["8-bit OSC with its own end", "x\u009d52;c;ZXZpbA==\u009cy", "xy"],
    ["8-bit device control", "x\u0090q#0;2;0;0;0\u009cy", "xy"],
    ["a picture in sixels", `x${ESC}Pq#0;2;0;0;0~~@@${ESC}\\y`, "xy"],
    ["a picture in the way of kitty", `x${ESC}_Gf=24,s=1,v=1;AAAA${ESC}\\y`, "xy"],
    ["a file by iTerm", `x${ESC}]1337;File=name=ZXZpbA==:AAAA\u0007y`, "xy"],
    ["a private message", `x${ESC}^secret${ESC}\\y`, "xy"],
    ["a start of string", `x${ESC}Xsecret${ESC}\\y`, "xy"],
    ["reset of the terminal", `x${ESC}cy`, "xy"],
    ["screen alignment", `x${ESC}#8y`, "xy"],
    ["asking where the cursor is", `x${ESC}[6ny`, "xy"],
    ["asking what the terminal is", `x${ESC}[cy${ESC}Z`, "xy"],
    ["mouse and paste modes", `x${ESC}[?1000h${ESC}[?2004hy`, "xy"],
    ["the other screen", `x${ESC}[?1049hy${ESC}[?1049l`, "xy"],
    ["repeat the last character", `x${ESC}[9999999by`, "xy"],
    ["erase the line before", `x${ESC}[1A${ESC}[2Ky`, "xy"],
    ["insert and delete lines", `x${ESC}[5L${ESC}[5M${ESC}[3Py`, "xy"],
    ["scroll region", `x${ESC}[2;4r${ESC}Dy${ESC}M`, "xy"],
    ["a size for the window", `x${ESC}[8;1;1ty`, "xy"],
    ["a sequence within a sequence", `x${ESC}[3${ESC}]0;t\u0007y`, "xy"],
    ["save and restore", `x${ESC}7${ESC}[s${ESC}[u${ESC}8y`, "xy"],
  ])("%s does nothing", (_, input, shown) => {
    expect(plainText(input)).toBe(shown);
    expect(
      parseAnsi(input)
        .map((span) => span.text)
        .join(""),
    ).toBe(shown);
    expect(parseAnsi(input).every((span) => Object.keys(span.style).length === 0)).toBe(true);
  });

  test("control characters are shown as signs and overwrite nothing", () => {
    expect(plainText("good\rbad\b!")).toBe("good^Mbad^H!");
    expect(plainText("line end\r")).toBe("line end");
    expect(plainText("abc\u202ecba")).toBe("abc‹202E›cba");
  });

  test("a line that a terminal would write over keeps all that it says", () => {
    expect(plainText("10 %\r20 %\rdone")).toBe("10 %^M20 %^Mdone");
    expect(plainText("p\ba\bss")).toBe("p^Ha^Hss");
    expect(plainText("form\ffeed\vvertical\u0000nul\u0007bell")).toBe("form^Lfeed^Kvertical^@nul^Gbell");
    expect(plainText("next\u0085line")).toBe("next‹0085›line");
  });

  test("colours of eight bits are colours, and end where they should", () => {
    expect(parseAnsi("a\u009b31mb\u009b0mc")).toEqual([
      { text: "a", style: {} },
      { text: "b", style: { color: "red" } },
      { text: "c", style: {} },
    ]);
  });

  test("tabs reach the next stop of eight, colours or not", () => {
    expect(plainText("ab\tc")).toBe("ab      c");
    expect(parseAnsi(`a${ESC}[31mb\tc`).map((span) => span.text)).toEqual(["a", "b      c"]);
  });

  test("plain text and runs agree on any mixture", () => {
    const line = `${ESC}[32mok${ESC}[0m\t12${ESC}]0;t${ESC}\\ \u0007 ${ESC}[7mx${ESC}[mz\r`;

    expect(
      parseAnsi(line)
        .map((span) => span.text)
        .join(""),
    ).toBe(plainText(line));
  });

  test("a hostile line takes linear time", () => {
    const started = performance.now();
    for (const part of [`${ESC}]`, `${ESC}[`, "\u009d", `${ESC}P1`, `${ESC}[1;`])
      plainText(part.repeat(100_000));

    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

test("joiners stay where scripts and pictures need them, and are signs elsewhere", () => {
  expect(plainText("👩\u200d👧 ok")).toBe("👩\u200d👧 ok");
  expect(plainText("می\u200cخواهم")).toBe("می\u200cخواهم");
  expect(plainText("ad\u200dmin")).toBe("ad‹200D›min");
  expect(plainText("\u200dx")).toBe("‹200D›x");
});
