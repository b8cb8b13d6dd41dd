-- Shares a job with a subject, or changes how. Returns 'ok', 'missing', 'job_full' or 'subject_full'.
if not redis.call('HGET', stats, 'version') then return 'missing' end
if redis.call('HEXISTS', grants, subject_id) == 0 then
  if redis.call('HLEN', grants) >= tonumber(most_of_job) then return 'job_full' end
  if redis.call('HLEN', granted) >= tonumber(most_of_subject) then return 'subject_full' end
end
redis.call('HSET', grants, subject_id, entry)
redis.call('HSET', granted, job_id, level)
return 'ok'
