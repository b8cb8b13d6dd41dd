import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import type { NotificationSettings } from "@/api/types";
import { problemText } from "@/lib/api-problem";
import { notificationKeys } from "./keys";

/** What one wants to be told. */
export function useNotificationSettings(isWanted: boolean) {
  return useQuery({
    queryKey: notificationKeys.settings,
    queryFn: ({ signal }) => api.getNotificationSettings({ signal }),
    enabled: isWanted,
  });
}

/** Changes it, at once on screen. */
export function useChangeNotificationSettings() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Partial<NotificationSettings>) => api.changeNotificationSettings(change),
    onMutate: (change) =>
      client.setQueryData<NotificationSettings>(
        notificationKeys.settings,
        (old) => old && { ...old, ...change },
      ),
    onError: (error) => toast.error("It was not changed", { description: problemText(error) }),
    onSettled: () => client.invalidateQueries({ queryKey: notificationKeys.settings }),
  });
}
