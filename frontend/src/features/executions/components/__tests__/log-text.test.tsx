import { render } from "@testing-library/react";
import { LogText } from "../log-text";

const ESC = "\u001b";

function shown(text: string): HTMLElement {
  return render(<LogText text={text} pattern={null} isCurrent={false} />).container;
}

describe("what a program printed, on the page", () => {
  test("markup is text", () => {
    const page = shown('<img src=x onerror="alert(1)"><script>alert(1)</script>');

    expect(page.childElementCount).toBe(0);
    expect(page.textContent).toContain("<script>alert(1)</script>");
  });

  test("a hyperlink of terminals leads nowhere and keeps its words", () => {
    const page = shown(`${ESC}]8;id=1;https://evil.example/${ESC}\\Log in again${ESC}]8;;${ESC}\\`);

    expect(page.querySelector("a")).toBeNull();
    expect(page.textContent).toBe("Log in again");
  });

  test("a colour can be no other style", () => {
    const page = shown(`${ESC}[38;2;1;2;3;url(https://evil.example)ma${ESC}[38;2;999;0;0mb`);

    expect(page.innerHTML).not.toMatch(/style="[^"]*url/);
    expect(page.querySelector("[style]")).toBeNull();
  });

  test("text that says it is hidden is seen", () => {
    const page = shown(`ok ${ESC}[8mrm -rf /${ESC}[28m`);

    expect(page.textContent).toBe("ok rm -rf /");
    expect(page.querySelector("[style]")).toBeNull();
  });

  test("what would turn the direction of the text around is a sign", () => {
    expect(shown("user\u202enimda").textContent).toBe("user‹202E›nimda");
  });
});
