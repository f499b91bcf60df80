-- Task C in PostgreSQL: what one more order changes. Parameters: the parties it names, its day, the condition.
with asked as (select ?::integer[] as parties, ?::integer as day, ?::integer as condition),
state as (
  select subject.*, p.status, p.since, p.until, asked.day, asked.condition
  from asked
  cross join unnest(asked.parties) named (party)
  join subject using (party)
  cross join lateral (values
    (0, 0, least(offered, accepted)), (case when accepted < 8191 then 1 else 3 end, offered, accepted), (2, accepted, 8191)) p (status, since, until)
  where p.since < p.until and p.until > asked.day
),
stretch as (
  select s.block, s.award, s.cents, s.day, l.code, greatest(s.since, l.since) as since, least(s.until, l.until) as until
  from state s
  join law_line l on l.condition = s.condition and l.profile = s.profile and l.status = s.status
    and l.since < s.until and s.since < l.until
    and not (l.reads_policy and s.has_policy)
    and (s.circle is null or s.circle <> all (l.groups))
  union all
  select s.block, s.award, s.cents, s.day, (l.condition << 9) | (t.term << 6) | (l.bar << 4) | (l.met << 2) | s.status,
    greatest(s.since, l.since, t.since), least(s.until, l.until, t.until)
  from state s
  join own_line l on l.party = s.party and l.condition = s.condition and l.since < s.until and s.since < l.until
  join term_line t on t.condition = l.condition and t.year = s.year and t.kind = s.kind
    and t.status = s.status and t.since < least(s.until, l.until) and greatest(s.since, l.since) < t.until
),
change as (
  select block, award, cents, code as was, code & ~48 | 16 as code, greatest(since, day) as since, until
  from stretch
  where until > day and code & 48 <> 16
),
total as (
  select block, was, code, count(*) as stretches,
    sum(least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) as days,
    sum((least(greatest(until, 1), 3654) - least(greatest(since, 1), 3654)) * cents) as cent_days,
    sum((award % 10000 + 1)::bigint * (since * 8192 + until)) as checksum
  from change
  group by block, was, code
)
select t.block, t.code >> 9 as condition, w.lanes as was, n.lanes, stretches, days, cent_days, checksum
from total t
join combination w on w.code = t.was & 511
join combination n on n.code = t.code & 511;
