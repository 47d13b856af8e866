-- Chats of other pages come in by the interface for other systems, later than they are typed: when something was said by
-- the sender's clock stands beside when it arrived. Nothing for what was written on our own pages.
ALTER TABLE chat_messages ADD COLUMN said_at INTEGER;
