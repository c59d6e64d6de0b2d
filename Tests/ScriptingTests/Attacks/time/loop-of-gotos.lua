--> stopped
-- A goto leads back to its own label.
::again::
goto again
