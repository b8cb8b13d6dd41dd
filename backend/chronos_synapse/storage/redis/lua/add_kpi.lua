-- Adds a sample to one of a job's own series, which is made when it is new; `kpis` has the unit of each by name.
-- Returns 'ok', 'full' when the job has too many of them, or 'lost' when the lease is another's.
if redis.call('HGET', lease, 'fence') ~= fence then return 'lost' end
if redis.call('HEXISTS', kpis, name) == 0 and redis.call('HLEN', kpis) >= tonumber(most) then return 'full' end
redis.call('HSET', kpis, name, unit)
if redis.call('EXISTS', series) == 0 then
  redis.call('TS.CREATE', series, 'RETENTION', keep_ms, 'CHUNK_SIZE', 64, 'DUPLICATE_POLICY', 'LAST',
    'LABELS', 'job', job_id, 'kpi', name)
end
redis.call('TS.ADD', series, at, value)
redis.call('PEXPIRE', series, keep_ms)
redis.call('PEXPIRE', kpis, keep_ms)
return 'ok'
