-- Ends what is shared of a job with a subject. Returns 1, or 0 when nothing was.
redis.call('HDEL', granted, job_id)
return redis.call('HDEL', grants, subject_id)
