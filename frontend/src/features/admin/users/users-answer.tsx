import { Link } from "react-router";
import { paths } from "@/config/paths";
import { countOf } from "@/lib/format";
import { useUsers } from "../api/list-users";
import { usersAnswer } from "./words";

const EVERYBODY = { search: "", state: [], role: [] };

/** How many users there are in which state, and who waits for a decision. */
export function UsersAnswer() {
  const { data } = useUsers(EVERYBODY);
  const counts = data?.pages[0]?.counts;
  if (!counts) return <>Who may come in, and as what.</>;
  const waiting = counts["pending"] ?? 0;
  return (
    <>
      {usersAnswer(counts)}{" "}
      {waiting > 0 ? (
        <Link to={`${paths.adminUsers}?state=pending`} className="text-missed underline underline-offset-2">
          {countOf(waiting, "person waits", "people wait")} for you.
        </Link>
      ) : null}
    </>
  );
}
