-- Settles due times and meets requests for a batch of jobs: creates executions, writes the ledger, arms what comes next.
-- Returns one word a job: 'ok', 'capped' (its last allowed execution was created), 'early', 'held' (all is paused),
-- 'moved' (another scheduler did it or the job was edited), 'stale' (other version).
-- What can be done for all jobs at once is gathered and done at the end: each command costs more than its work.
local now = now_ms()
local news, replies = {}, {}
local armed, disarmed, released = {}, {}, {}
local is_paused = is_given_up ~= '1' and redis.call('EXISTS', pause) == 1
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

local function record_not_run(job, due_times)
  count_not_run(KEYS[job.series_at + 1], KEYS[job.series_at + 2], 'job', job.id, now, due_times)
  count_not_run(KEYS[job.series_at + 3], KEYS[job.series_at + 4], 'owner', job.owner_id, now - now % 60000, due_times)
end

-- Creates a document unless there is one; gives whether it was created.
local function create(job, execution_id, state, ended, body)
  local document = '{"state":"' .. state .. '","queued_at":' .. now .. ',' .. ended .. body .. '}'
  if not redis.call('JSON.SET', execution_key(execution_id), '$', document, 'NX') then return false end
  redis.call('HINCRBY', job.stats, state, 1)
  tally(job.owner_stats, state, 1)
  if state == 'queued' and is_beside(execution_id) then redis.call('HINCRBY', job.stats, 'beside', 1) end
  local kind = state == 'queued' and 'execution.queued' or 'execution.finished'
  news[#news + 1] = event(kind, job.owner_id, job.id, execution_id, state, now)
  return true
end

-- Why a new execution cannot even wait, as the ledger has it; nothing when it can.
local function overlap_of(job)
  if job.overlap == 'allow' or job.live < job.most then return nil end
  if job.overlap == 'queue_all' then
    return job.live >= job.most + job.queue_limit and 'queue_full' or nil
  end
  return (job.overlap == 'skip' or job.live > job.most) and 'overlap' or nil
end

local WORDS = {
  overlap = 'The previous execution had not ended.',
  queue_full = 'As many executions wait as may wait.',
}

-- Cancels an execution that waits for its next attempt; gives whether it does.
local function end_waiting(job, execution_id)
  local execution = execution_key(execution_id)
  if redis.call('JSON.GET', execution, '.state') ~= '"retrying"' then return false end
  local ended = '{"state":"cancelled","finished_at":' .. now .. ',"reason":"A newer execution took its place."}'
  redis.call('JSON.MERGE', execution, '$', ended)
  drop_waiting(execution_id, job.owner_id, 'retrying', job.stats, job.owner_stats)
  job.live = job.live - 1
  news[#news + 1] = event('execution.finished', job.owner_id, job.id, execution_id, 'cancelled', now)
  return true
end

-- Asks for the end of the oldest started execution that was not asked yet.
local function end_oldest(job)
  local how = job.overlap == 'terminate_running' and 'kill' or 'replace'
  for _, execution_id in ipairs(redis.call('ZRANGE', running_key(job.id), 0, 99)) do
    local lease = lease_key(execution_id)
    local held = redis.call('HMGET', lease, 'worker', 'cancel')
    if is_beside(execution_id) then
      -- It runs beside the job's own.
    elseif held[1] and not held[2] then
      redis.call('HSET', lease, 'cancel', how)
      redis.call('PUBLISH', worker_news_key(held[1]), execution_id .. ' ' .. how)
      return
    elseif not held[1] and end_waiting(job, execution_id) then
      return
    end
  end
end

-- One execution to run: [id, due time or '', place, entry, body], and with it [field, value] of its record, if any.
local function run(job, size)
  local execution_id, due_time, place, entry, body = take_arg(), take_arg(), take_arg(), take_arg(), take_arg()
  local field = size == '7' and take_arg()
  local given = field and take_arg()
  if due_time ~= '' and job.cap and job.fired >= job.cap then
    return record(job.id, due_time, 's', 'run_cap', job.is_again)
  end
  local refused = overlap_of(job)
  if refused then
    local ended = '"reason":"' .. WORDS[refused] .. '","finished_at":' .. now .. ','
    if create(job, execution_id, 'skipped', ended, body) then
      if field then redis.call('HSET', record_key(execution_id), field, given) end
      record_not_run(job, 1)
      if due_time ~= '' then record(job.id, due_time, 's', refused, job.is_again) end
    end
    return
  end
  if not create(job, execution_id, 'queued', '', body) then return end
  if field then redis.call('HSET', record_key(execution_id), field, given) end
  if job.live >= job.most and (job.overlap == 'cancel_running' or job.overlap == 'terminate_running') then
    end_oldest(job)
  end
  if not is_beside(execution_id) then job.live = job.live + 1 end
  -- A replay of a former definition may go to another lane than its job does now.
  arrive(lane_in(entry), job.owner_id, place, entry)
  if due_time == '' then return end
  record(job.id, due_time, 'f', string.format('%.0f', math.max(0, now - due_time)), job.is_again)
  if job.cap then
    job.fired = job.fired + 1
    redis.call('HINCRBY', job.stats, 'fired', 1)
  end
end

-- Due times that do not run: [due time, disposition, detail, how many, id of their document or '', body].
local function settle_without(job)
  local due_time, disposition, detail, many = take_arg(), take_arg(), take_arg(), take_arg()
  local execution_id, body = take_arg(), take_arg()
  record(job.id, due_time, disposition, detail)
  if execution_id == '' then return end
  if create(job, execution_id, 'missed', '"finished_at":' .. now .. ',', body) then record_not_run(job, many) end
end

local function word_for(score, fire, last, version, known_version)
  if fire ~= '' then
    if not score or tonumber(score) ~= tonumber(fire) then return 'moved' end
    if tonumber(last) > now then return 'early' end
    if is_paused then return 'held' end
  end
  return known_version == version and 'ok' or 'stale'
end

-- Takes one job off the keys and arguments, with its entries; settles them when it is as the caller knows it.
local function dispatch(job_id, score)
  local job = {id = job_id, stats = take_key(), owner_stats = take_key(), series_at = key_at}
  key_at = key_at + 4
  job.owner_id, job.overlap = take_arg(), take_arg()
  job.most, job.queue_limit, job.cap = tonumber(take_arg()), tonumber(take_arg()), tonumber(take_arg())
  local version, fire, last = take_arg(), take_arg(), take_arg()
  local next_fire, count = take_arg(), tonumber(take_arg())
  local known = redis.call('HMGET', job.stats, 'version', 'queued', 'running', 'retrying', 'fired', 'beside')
  local word = word_for(score, fire, last, version, known[1])
  if word ~= 'ok' then
    -- An entry has as many arguments as its first one says.
    for _ = 1, count do
      local size = tonumber(take_arg())
      arg_at = arg_at + size
    end
    return word, fire
  end
  job.live = (tonumber(known[2]) or 0) + (tonumber(known[3]) or 0) + (tonumber(known[4]) or 0) - (tonumber(known[6]) or 0)
  job.fired = tonumber(known[5]) or 0
  job.is_again = fire == ''
  for _ = 1, count do
    local size = take_arg()
    if size == '6' then settle_without(job) else run(job, size) end
  end
  if fire ~= '' and next_fire ~= '' then
    armed[#armed + 1] = next_fire
    armed[#armed + 1] = job_id
  elseif fire ~= '' then
    disarmed[#disarmed + 1] = job_id
  end
  local is_capped = fire ~= '' and job.cap and job.fired >= job.cap
  return is_capped and 'capped' or 'ok', fire
end

for at = 1, tonumber(job_count) do
  local job_id = ARGV[job_ids + at]
  local word, fire = dispatch(job_id, scores[at])
  if fire ~= '' and word ~= 'early' then released[#released + 1] = job_id end
  replies[#replies + 1] = word
end
if #armed > 0 then redis.call('ZADD', due, unpack(armed)) end
if #disarmed > 0 then
  redis.call('ZREM', due, unpack(disarmed))
  redis.call('SREM', armed_jobs, unpack(disarmed))
end
if #released > 0 then redis.call('ZREM', due_leases, unpack(released)) end
admit()
settle()
publish(events, events_cap, news)
return replies
