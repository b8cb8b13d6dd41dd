-- Turns due times and requests into executions and arms the next due time, for a batch of jobs.
-- Returns one word a job: 'ok', 'early', 'moved' (another scheduler did it or the job was edited), 'stale' (other version).
local now = now_ms()
local news, replies = {}, {}

local function count_not_run(series, hourly, scope, id, at, value)
  if redis.call('EXISTS', series) == 0 then
    create_series(series, hourly, scope, id, 'not_run', 'SUM', series_ms, hourly_ms)
  end
  redis.call('TS.ADD', series, at, value)
end

local function create(job_id, version, owner_id, stats, owner_stats, queue, overlap, series_at)
  local execution = take_key()
  local execution_id, state, body = take_arg(), take_arg(), take_arg()
  local reason = ''
  if state == 'queued' and overlap == 'skip' then
    local live = redis.call('HMGET', stats, 'queued', 'running', 'retrying')
    if (tonumber(live[1]) or 0) + (tonumber(live[2]) or 0) + (tonumber(live[3]) or 0) > 0 then
      state = 'skipped'
      reason = '"reason":"The previous execution had not ended.","finished_at":' .. now .. ','
    end
  elseif state == 'missed' then
    reason = '"finished_at":' .. now .. ','
  end
  local document = '{"id":"' .. execution_id .. '","state":"' .. state .. '","queued_at":' .. now .. ',' .. reason .. body .. '}'
  if not redis.call('JSON.SET', execution, '$', document, 'NX') then return end
  redis.call('HINCRBY', stats, state, 1)
  redis.call('HINCRBY', owner_stats, state, 1)
  local kind = 'execution.finished'
  if state == 'queued' then
    kind = 'execution.queued'
    redis.call('XADD', queue, '*', 'e', execution_id, 'j', job_id, 'o', owner_id, 'v', version, 'n', 1)
  else
    local due_times = state == 'missed' and string.match(body, '"missed_count":(%d+)') or 1
    count_not_run(KEYS[series_at + 1], KEYS[series_at + 2], 'job', job_id, now, due_times)
    count_not_run(KEYS[series_at + 3], KEYS[series_at + 4], 'owner', owner_id, now - now % 60000, due_times)
  end
  news[#news + 1] = event(kind, owner_id, job_id, execution_id, state, now)
end

for _ = 1, tonumber(job_count) do
  local stats, owner_stats, queue = take_key(), take_key(), take_key()
  local series_at = key_at
  key_at = key_at + 4
  local job_id, owner_id, version, fire = take_arg(), take_arg(), take_arg(), take_arg()
  local next_fire, overlap, count = take_arg(), take_arg(), tonumber(take_arg())
  local word = 'ok'
  if fire ~= '' then
    local score = redis.call('ZSCORE', due, job_id)
    if not score or tonumber(score) ~= tonumber(fire) then
      word = 'moved'
    elseif tonumber(fire) > now then
      word = 'early'
    end
  end
  if word == 'ok' and redis.call('HGET', stats, 'version') ~= version then word = 'stale' end
  if word == 'ok' then
    for _ = 1, count do create(job_id, version, owner_id, stats, owner_stats, queue, overlap, series_at) end
    if fire ~= '' then
      if next_fire == '' then
        redis.call('ZREM', due, job_id)
      else
        redis.call('ZADD', due, next_fire, job_id)
      end
      redis.call('ZREM', due_leases, job_id)
    end
  else
    key_at = key_at + count
    arg_at = arg_at + count * 3
    if word ~= 'early' then redis.call('ZREM', due_leases, job_id) end
  end
  replies[#replies + 1] = word
end
publish(events, events_cap, news)
return replies
