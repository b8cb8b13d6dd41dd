import { useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "@/lib/toast";
import * as api from "@/api/client";
import { problemText } from "@/lib/api-problem";
import { patternKeys } from "./keys";

/** Writes what is known of a pattern; an empty text takes it back. */
export function useNotePattern(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (text: string) => api.notePattern({ pattern_id: id }, { text }),
    onSuccess: (pattern) => {
      client.setQueryData(patternKeys.detail(id), pattern);
      toast(pattern.note ? "The note is kept" : "The note was taken away");
      return client.invalidateQueries({ queryKey: patternKeys.all });
    },
    onError: (error) => toast.error("The note was not saved", { description: problemText(error) }),
  });
}
