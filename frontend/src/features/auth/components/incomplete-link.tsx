import { paths } from "@/config/paths";
import { Door } from "./door";

/** For whoever opened a link of a mail without its end. */
export function IncompleteLink() {
  return (
    <Door
      title="The link is not complete"
      note="It ends in #token=… Copy it whole from the mail, or ask for another one."
      links={[{ to: paths.login, word: "Log in" }]}
    />
  );
}
