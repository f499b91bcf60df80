-- Task A in DuckDB: the four rules as one pass over the facts.
create or replace table answers as
select
  award,
  case
    when not applies or exempt then 'not bound'
    when covered then 'barred'
    else 'enforceable'
  end::answer as answer
from facts;
