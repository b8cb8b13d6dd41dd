import { render, screen } from "@testing-library/react";
import { MiddleText } from "@/components/ui/middle-text";

it("keeps the end of a long name in sight, and reads it out as one", () => {
  render(<MiddleText>nightly backup of the orders database</MiddleText>);

  expect(screen.getByText("database")).toBeVisible();
  expect(screen.getByText("nightly backup of the orders database")).toHaveClass("sr-only");
});

it.each(["Zähle Lagerbestände 📦 im Lager", "גיבוי לילי של מסד הנתונים הראשי"])(
  "does not cut %s in two",
  (name) => {
    render(<MiddleText>{name}</MiddleText>);

    expect(screen.getByText(name)).not.toHaveClass("sr-only");
  },
);
