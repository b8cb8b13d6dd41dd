import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { http, HttpResponse } from "msw";
import { expect, it, vi } from "vitest";
import type { Member, Team } from "@/api/types";
import { renderAt } from "@/testing/render";
import { server } from "@/testing/server";
import { DeleteTeamDialog } from "../components/delete-team-dialog";
import { MemberList } from "../components/member-list";
import { rightsOn } from "../roles";

const TEAM: Team = {
  id: "t1",
  name: "Data",
  description: "",
  created_at: "2026-11-01T00:00:00Z",
  members: 2,
  role: "admin",
  may_manage: true,
};

function member(changes: Partial<Member>): Member {
  const since = "2026-11-01T00:00:00Z";
  return {
    user_id: "u1",
    name: "Ada",
    email: "ada@x.org",
    role: "member",
    since,
    is_active: true,
    ...changes,
  };
}

function serveMembers() {
  const items = [member({ role: "admin" }), member({ user_id: "u2", name: "Bo", role: "owner" })];
  server.use(http.get("*/api/v1/teams/t1/members", () => HttpResponse.json({ items })));
}

it("lets admins manage everybody but owners, and members nobody", () => {
  expect(rightsOn(TEAM, false)).toEqual({ given: ["member", "admin"], isOwner: false });
  expect(rightsOn({ ...TEAM, role: "member", may_manage: false }, false).given).toEqual([]);
  expect(rightsOn({ ...TEAM, role: null }, true).isOwner).toBe(true);
});

it("lists owners first, takes somebody in by e-mail address and says why not", async () => {
  serveMembers();
  server.use(
    http.post("*/api/v1/teams/t1/members", () =>
      HttpResponse.json({ title: "x", status: 409, detail: "Already a member." }, { status: 409 }),
    ),
  );
  renderAt(<MemberList team={TEAM} rights={rightsOn(TEAM, false)} ownId="u1" />);
  const user = userEvent.setup();

  const rows = within(await screen.findByRole("list", { name: "Members" })).getAllByRole("listitem");
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringContaining("Bo"),
    expect.stringContaining("Ada"),
  ]);
  expect(screen.queryByLabelText("Role of Bo")).not.toBeInTheDocument();
  expect(screen.getByLabelText("Role of Ada")).toBeVisible();

  await user.type(screen.getByLabelText("E-mail address"), "bo@x.org");
  await user.click(screen.getByRole("button", { name: "Take in" }));
  expect(await screen.findByText("Already a member.")).toBeVisible();
});

it("keeps a team that still owns something until somebody gets it", async () => {
  const asked = vi.fn<(heir: string | null) => void>();
  server.use(
    http.delete("*/api/v1/teams/t1", ({ request }) => {
      const heir = new URL(request.url).searchParams.get("transfer_to");
      asked(heir);
      if (heir !== null) return new HttpResponse(null, { status: 204 });
      return HttpResponse.json({ title: "x", status: 409, detail: "It still owns 2 jobs." }, { status: 409 });
    }),
  );
  const deleted = vi.fn();
  const heirs = [{ id: "u1", name: "Me", role: null }];
  renderAt(<DeleteTeamDialog team={TEAM} heirs={heirs} onDeleted={deleted} onClose={vi.fn()} />);
  const user = userEvent.setup();

  await user.click(screen.getByRole("button", { name: "Delete the team" }));
  expect(await screen.findByText("It still owns 2 jobs.")).toBeVisible();

  await user.selectOptions(screen.getByLabelText("What it owns goes to"), "u1");
  await user.click(screen.getByRole("button", { name: "Hand over and delete" }));
  await waitFor(() => expect(deleted).toHaveBeenCalled());
  expect(asked.mock.calls).toEqual([[null], ["u1"]]);
});
