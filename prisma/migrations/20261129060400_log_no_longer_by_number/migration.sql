-- The indexes by time take their place, for the version that still runs too: it finds by the same columns.
DROP INDEX "ModerationEntry_boardId_id_idx";

DROP INDEX "ModerationEntry_action_id_idx";

DROP INDEX "ModerationEntry_rule_id_idx";
