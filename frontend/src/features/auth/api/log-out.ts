import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import { useNavigate } from "react-router";
import * as api from "@/api/client";
import { paths } from "@/config/paths";
import { problemText } from "@/lib/api-problem";
import { forgetRecents } from "@/lib/recents";
import { tellOtherTabs } from "@/lib/session";

export function useLogout() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.logOut(),
    onSuccess: async () => {
      tellOtherTabs("ended");
      forgetRecents();
      await navigate(paths.login);
      client.clear();
    },
    onError: (error) => toast.error("You are still logged in", { description: problemText(error) }),
  });
}
