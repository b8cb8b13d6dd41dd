-- Turns due times and requests into executions and arms the next due time, for a batch of jobs.
-- Returns one word a job: 'ok', 'early', 'moved' (another scheduler did it or the job was edited), 'stale' (other version).
-- What can be done for all jobs at once is gathered and done at the end: each command costs more than its work.
local now = now_ms()
local news, replies = {}, {}
local armed, disarmed, released = {}, {}, {}
local scores = redis.call('ZMSCORE', due, unpack(ARGV, arg_at + 1, arg_at + job_count))
local job_ids = arg_at
arg_at = arg_at + job_count

local function count_not_run(series, hourly, scope, id, at, value)
  if redis.call('EXISTS', series) == 0 then
    create_series(series, hourly, scope, id, 'not_run', 'SUM', series_ms, hourly_ms)
  end
  -- A sample that is refused, as after a step of the clock by years, must not keep a job from running.
  redis.pcall('TS.ADD', series, at, value)
end

local function record_not_run(job_id, owner_id, series_at, due_times)
  count_not_run(KEYS[series_at + 1], KEYS[series_at + 2], 'job', job_id, now, due_times)
  count_not_run(KEYS[series_at + 3], KEYS[series_at + 4], 'owner', owner_id, now - now % 60000, due_times)
end

-- Creates the next execution of the batch unless it exists; gives whether it is live.
local function create(job_id, version, owner_id, stats, owner_stats, queue, is_blocked, series_at)
  local execution = take_key()
  local execution_id, state, body = take_arg(), take_arg(), take_arg()
  local ended = ''
  if state == 'queued' and is_blocked then
    state = 'skipped'
    ended = '"reason":"The previous execution had not ended.","finished_at":' .. now .. ','
  elseif state == 'missed' then
    ended = '"finished_at":' .. now .. ','
  end
  local document = '{"state":"' .. state .. '","queued_at":' .. now .. ',' .. ended .. body .. '}'
  if not redis.call('JSON.SET', execution, '$', document, 'NX') then return false end
  redis.call('HINCRBY', stats, state, 1)
  tally(owner_stats, state, 1)
  if state == 'queued' then
    redis.call('XADD', queue, '*', 'e', execution_id, 'j', job_id, 'o', owner_id, 'v', version, 'n', 1)
    news[#news + 1] = event('execution.queued', owner_id, job_id, execution_id, state, now)
    return true
  end
  record_not_run(job_id, owner_id, series_at, state == 'missed' and string.match(body, '"missed_count":(%d+)') or 1)
  news[#news + 1] = event('execution.finished', owner_id, job_id, execution_id, state, now)
  return false
end

local function word_for(job_id, score, fire, version, known_version)
  if fire ~= '' then
    if not score or tonumber(score) ~= tonumber(fire) then return 'moved' end
    if tonumber(fire) > now then return 'early' end
  end
  return known_version == version and 'ok' or 'stale'
end

for at = 1, tonumber(job_count) do
  local stats, owner_stats, queue = take_key(), take_key(), take_key()
  local series_at = key_at
  key_at = key_at + 4
  local job_id, owner_id, version, fire = ARGV[job_ids + at], take_arg(), take_arg(), take_arg()
  local next_fire, overlap, count = take_arg(), take_arg(), tonumber(take_arg())
  local known = redis.call('HMGET', stats, 'version', 'queued', 'running', 'retrying')
  local word = word_for(job_id, scores[at], fire, version, known[1])
  if word == 'ok' then
    local is_live = (tonumber(known[2]) or 0) + (tonumber(known[3]) or 0) + (tonumber(known[4]) or 0) > 0
    for _ = 1, count do
      local is_blocked = is_live and overlap == 'skip'
      is_live = create(job_id, version, owner_id, stats, owner_stats, queue, is_blocked, series_at) or is_live
    end
    if fire ~= '' and next_fire ~= '' then
      armed[#armed + 1] = next_fire
      armed[#armed + 1] = job_id
    elseif fire ~= '' then
      disarmed[#disarmed + 1] = job_id
    end
  else
    key_at = key_at + count
    arg_at = arg_at + count * 3
  end
  if (word == 'ok' and fire ~= '') or word == 'moved' or word == 'stale' then released[#released + 1] = job_id end
  replies[#replies + 1] = word
end
if #armed > 0 then redis.call('ZADD', due, unpack(armed)) end
if #disarmed > 0 then redis.call('ZREM', due, unpack(disarmed)) end
if #released > 0 then redis.call('ZREM', due_leases, unpack(released)) end
settle()
publish(events, events_cap, news)
return replies
