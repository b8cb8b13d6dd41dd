import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "sonner";
import { useNavigate } from "react-router";
import { paths } from "@/config/paths";
import { api } from "@/lib/api-client";
import { problemText } from "@/lib/api-problem";

export function useLogout() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => api.post("/auth/logout"),
    onSuccess: async () => {
      await navigate(paths.login);
      client.clear();
    },
    onError: (error) => toast.error("You are still logged in", { description: problemText(error) }),
  });
}
