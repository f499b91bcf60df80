-- What a posting against a recipient stands on (ADR 33): steps of a matter of the same award and party. Which step is a
-- notice or a finding, and which stands, the pack says and the program asks; that they are steps, and that no order
-- operates against the action, is asked here whichever program writes.

ALTER TABLE matter.step ADD CONSTRAINT step_has_its_event UNIQUE (award, condition, event);
ALTER TABLE matter.ordered ADD CONSTRAINT ordered_has_its_event UNIQUE (award, condition, event);

ALTER TABLE ledger.posting
  ADD CONSTRAINT posting_of_a_matter FOREIGN KEY (award, condition, party)
    REFERENCES matter.matter (award, condition, party),
  ADD CONSTRAINT posting_carries_out_a_step FOREIGN KEY (award, condition, step)
    REFERENCES matter.step (award, condition, event),
  ADD CONSTRAINT posting_notice_is_a_step FOREIGN KEY (award, condition, notice)
    REFERENCES matter.step (award, condition, event),
  ADD CONSTRAINT posting_finding_is_a_step FOREIGN KEY (award, condition, finding)
    REFERENCES matter.step (award, condition, event),
  ADD CONSTRAINT posting_decision_is_a_step FOREIGN KEY (award, condition, decision)
    REFERENCES matter.step (award, condition, event),
  ADD CONSTRAINT posting_freed_by_its_order FOREIGN KEY (award, condition, ordered_by)
    REFERENCES matter.ordered (award, condition, event);

-- Only what was on the record before the posting counts: an order that is entered later, from an earlier day, makes
-- no posting wrong that was made before.
CREATE FUNCTION ledger.carries_out() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (
      SELECT FROM matter.step s
      WHERE s.award = NEW.award AND s.condition = NEW.condition AND s.event = NEW.step AND s.day > NEW.effect) THEN
    RAISE EXCEPTION 'posting % of % counts from before its step', NEW.number, NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_not_before_its_step';
  END IF;
  IF EXISTS (
      SELECT FROM matter.ordered o
      JOIN matter.court_order c ON c.number = o.number
      LEFT JOIN matter.lifted l ON l.number = o.number AND l.event < NEW.event
      CROSS JOIN (VALUES (NEW.effect), (NEW.entered)) d (day)
      WHERE o.award = NEW.award AND o.condition = NEW.condition AND o.event < NEW.event
        AND NOT (c.doubtful AND c.event < NEW.step)
        AND (cardinality(c.actions) = 0 OR NEW.action = ANY (c.actions))
        AND c.from_day <= d.day AND (l.day IS NULL OR d.day < l.day)) THEN
    RAISE EXCEPTION 'an order operates against posting % of %', NEW.number, NEW.award
      USING ERRCODE = 'check_violation', CONSTRAINT = 'posting_against_no_order';
  END IF;
  RETURN NEW;
END $$;

CREATE TRIGGER carries_out BEFORE INSERT ON ledger.posting
  FOR EACH ROW WHEN (NEW.action IS NOT NULL) EXECUTE FUNCTION ledger.carries_out();
