-- Executions that a limit keeps from starting wait aside, by the scope of that limit, until one of it has ended.
local function tag_scope(owner_id, tag) return 'tag:' .. owner_id .. ':' .. tag end

local function words_of(text)
  local words = {}
  for word in string.gmatch(text, '%S+') do words[#words + 1] = word end
  return words
end

-- Every scope that may keep an execution, described by the words of its entry, from starting.
local function scopes_of(words, owner_id)
  local scopes = {'job:' .. string.match(words[1], '^%w+'), 'owner:' .. owner_id}
  for at = 5, #words do scopes[#scopes + 1] = tag_scope(owner_id, words[at]) end
  return scopes
end

-- Lets the first one of a scope back onto its queue. What was cancelled meanwhile is passed over; it may have been let
-- back by another scope before, and leaves that room to the next one there.
local function unpark(scope, owner_id)
  local freed, is_freed = {scope}, {[scope] = true}
  while #freed > 0 do
    local latest = freed[#freed]
    local popped = redis.call('ZPOPMIN', parked_key(latest))
    local words = popped[1] and words_of(popped[1])
    local execution = words and execution_key(words[1])
    local state = words and redis.call('JSON.GET', execution, '.state')
    local is_waiting = state == '"queued"' or state == '"retrying"'
    if is_waiting then
      redis.call('JSON.MERGE', execution, '$', '{"reason":null}')
      arrive(words[4], owner_id, popped[2], popped[1])
    end
    if is_waiting or not words then
      freed[#freed] = nil
      is_freed[latest] = nil
    else
      for _, other in ipairs(scopes_of(words, owner_id)) do
        if not is_freed[other] then
          freed[#freed + 1] = other
          is_freed[other] = true
        end
      end
    end
  end
end

-- Lets one back for each limit that an execution, described by its entry, has made room in.
local function make_room(entry, owner_id, job_id, is_over)
  if is_over then unpark('job:' .. job_id, owner_id) end
  if redis.call('EXISTS', limits) == 0 then return end
  unpark('owner:' .. owner_id, owner_id)
  local words = words_of(entry)
  for at = 5, #words do unpark(tag_scope(owner_id, words[at]), owner_id) end
end
