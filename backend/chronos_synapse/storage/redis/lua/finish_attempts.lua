-- Ends the attempts of a batch: outcome or another try, counters, series and news. Only the holder of the lease may.
-- Returns {now, {one word an execution}}: 'ok', or 'lost' when the lease is another's or, for a recovery, has not lapsed.
local now = now_ms()
local news, replies = {}, {}

local function add_sample(metric, sum, job_id, owner_id, value)
  local series, hourly = take_key(), take_key()
  if value == '' then return end
  if redis.call('EXISTS', series) == 0 then
    local scope = job_id == '' and 'owner' or 'job'
    local id = job_id == '' and owner_id or job_id
    create_series(series, hourly, scope, id, metric, sum and 'SUM' or 'AVG', series_ms, hourly_ms)
  end
  -- An owner's counts are gathered by the minute: many jobs share the series.
  local at = now
  if job_id == '' then at = now - now % 60000 end
  redis.call('TS.ADD', series, at, value)
end

for _ = 1, tonumber(count) do
  local execution, lease, stats, owner_stats, recent, queue = take_key(), take_key(), take_key(), take_key(), take_key(), take_key()
  local execution_id, job_id, owner_id, fence, state = take_arg(), take_arg(), take_arg(), take_arg(), take_arg()
  local members, attempt_members, version = take_arg(), take_arg(), take_arg()
  local duration = take_arg()
  local holder = redis.call('HGET', lease, 'fence')
  local ends = tonumber(redis.call('ZSCORE', leases, execution_id) or '0')
  local lapsed_lease = holder == false and ends > 0
  local mine = holder == fence or (mode == 'recover' and lapsed_lease)
  if mode == 'recover' and ends > now then mine = false end
  if ends == 0 then mine = false end
  local known = redis.call('EXISTS', stats) == 1
  local metrics = known and mine
  local names = {'duration_ms', 'lag_ms', 'cpu_ms', 'peak_memory_bytes', 'succeeded', 'failed'}
  for at = 1, 6 do
    local value = take_arg()
    add_sample(names[at], at > 4, job_id, owner_id, metrics and value or '')
    if at > 4 then add_sample(names[at], true, '', owner_id, mine and value or '') end
  end
  if mine and state == 'retrying' and redis.call('HGET', lease, 'cancel') then
    state = 'cancelled'
    members = '"reason":"Cancelled on request.",'
  end
  if mine then
    -- The last attempt lies in the document itself; earlier ones are kept beside it, with what was theirs.
    local patch = '{"state":"' .. state .. '",' .. members .. '"finished_at":' .. now .. '}'
    if state == 'retrying' then
      local own = cjson.decode(redis.call('JSON.GET', execution, '.started_at', '.worker'))
      patch = '{"state":"retrying","attempts":{"' .. fence .. '":{"worker":"' .. own['.worker'] .. '","started_at":'
        .. string.format('%.0f', own['.started_at']) .. ',' .. attempt_members .. '"finished_at":' .. now .. '}}}'
    end
    redis.call('JSON.MERGE', execution, '$', patch)
    redis.call('DEL', lease)
    redis.call('ZREM', leases, execution_id)
    redis.call('HINCRBY', owner_stats, 'running', -1)
    redis.call('HINCRBY', owner_stats, state, 1)
    if known then
      redis.call('HINCRBY', stats, 'running', -1)
      redis.call('HINCRBY', stats, state, 1)
    end
    if state == 'retrying' then
      redis.call('XADD', queue, '*', 'e', execution_id, 'j', job_id, 'o', owner_id, 'v', version, 'n', fence + 1)
      news[#news + 1] = event('execution.queued', owner_id, job_id, execution_id, state, now)
    else
      if known then
        redis.call('HSET', stats, 'last_execution_id', execution_id, 'last_state', state, 'last_finished_at', now)
        redis.call('LPUSH', recent, execution_id .. ' ' .. state .. ' ' .. duration)
        redis.call('LTRIM', recent, 0, recent_cap - 1)
      end
      news[#news + 1] = event('execution.finished', owner_id, job_id, execution_id, state, now)
    end
    replies[#replies + 1] = 'ok'
  else
    replies[#replies + 1] = 'lost'
  end
end
publish(events, events_cap, news)
return {now, replies}
