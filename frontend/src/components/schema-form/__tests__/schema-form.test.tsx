import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import type { JsonSchema } from "@/api/types";
import { Tooltip } from "radix-ui";
import { SchemaForm } from "../schema-form";

const SCHEMA: JsonSchema = {
  $ref: "#/$defs/Config",
  $defs: {
    Config: {
      type: "object",
      required: ["login"],
      properties: {
        login: { title: "Log-in", anyOf: [{ $ref: "#/$defs/Password" }, { $ref: "#/$defs/Key" }] },
        registry: {
          title: "Registry",
          anyOf: [{ $ref: "#/$defs/Registry" }, { type: "null" }],
          default: null,
        },
        arguments: { title: "Arguments", type: "array", items: { type: "string" }, default: [] },
      },
    },
    Password: {
      type: "object",
      required: ["kind", "password"],
      properties: {
        kind: { enum: ["password"] },
        password: { title: "Password", type: "string", format: "password" },
      },
    },
    Key: {
      type: "object",
      required: ["kind", "key"],
      properties: {
        kind: { enum: ["key"] },
        key: { title: "Private key", type: "string", format: "password", maxLength: 20_000 },
      },
    },
    Registry: {
      type: "object",
      required: ["username"],
      properties: { username: { title: "User name", type: "string" } },
    },
  },
};

function renderForm(errors: Record<string, string> = {}) {
  const changed = vi.fn<(value: Record<string, unknown>) => void>();
  function Form() {
    const [value, setValue] = useState<Record<string, unknown>>({});
    return (
      <SchemaForm
        schema={SCHEMA}
        value={value}
        onChange={(next) => {
          setValue(next);
          changed(next);
        }}
        errorAt={(pointer) => errors[pointer]}
      />
    );
  }
  render(
    <Tooltip.Provider>
      <Form />
    </Tooltip.Provider>,
  );
  return changed;
}

it("asks which shape a required union has, and keeps the lines of a secret", async () => {
  const changed = renderForm();
  const user = userEvent.setup();

  expect(screen.getByRole("option", { name: "Choose…" })).toBeInTheDocument();
  await user.selectOptions(screen.getByLabelText("Log-in"), "Key");
  await user.click(screen.getByLabelText("Private key"));
  await user.paste("-----BEGIN\nabc");

  expect(changed).toHaveBeenLastCalledWith({ login: { kind: "key", key: "-----BEGIN\nabc" } });
  expect(screen.queryByRole("option", { name: "Choose…" })).not.toBeInTheDocument();
});

it("shows a reference to a secret, and nothing else that is secret", async () => {
  renderForm();
  const user = userEvent.setup();

  await user.selectOptions(screen.getByLabelText("Log-in"), "Password");
  await user.type(screen.getByLabelText("Password"), "hunter2");
  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "password");
  await user.clear(screen.getByLabelText("Password"));
  await user.paste("${secret:store:ssh:password}");

  expect(screen.getByLabelText("Password")).toHaveAttribute("type", "text");
});

it("adds and takes away a group that may be left out, with its refusals", async () => {
  const changed = renderForm({ "/registry/username": "Who?" });
  const user = userEvent.setup();

  await user.click(screen.getByText("More settings"));
  await user.click(screen.getByRole("checkbox", { name: "Registry" }));
  expect(screen.getByText("Who?")).toBeInTheDocument();
  await user.type(screen.getByLabelText("User name"), "a");
  expect(changed).toHaveBeenLastCalledWith({ registry: { username: "a" } });
  await user.click(screen.getByRole("checkbox", { name: "Registry" }));

  expect(changed).toHaveBeenLastCalledWith({ registry: null });
});
