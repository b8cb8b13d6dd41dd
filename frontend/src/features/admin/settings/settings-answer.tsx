import { Time } from "@/components/ui/time";
import { countOf } from "@/lib/format";
import { useSettings } from "../api/settings";
import { useUser } from "../api/get-user";
import { nameOf } from "../users/words";

/** How far the settings are from the defaults, and who changed them last. */
export function SettingsAnswer() {
  const { data } = useSettings();
  const by = useUser(data?.updated_by ?? "");
  if (!data) return <>They hold at once, without a restart.</>;
  if (data.stated.length === 0)
    return <>Everything is as it comes. Changes hold at once, without a restart.</>;
  return (
    <>
      {countOf(data.stated.length, "setting")} differ{data.stated.length === 1 ? "s" : ""} from the defaults.
      Last changed <Time value={data.updated_at} />
      {by.data ? ` by ${nameOf(by.data)}` : ""}. Changes hold at once, without a restart.
    </>
  );
}
