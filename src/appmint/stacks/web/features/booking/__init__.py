"""The room of `booking`; see its README."""
