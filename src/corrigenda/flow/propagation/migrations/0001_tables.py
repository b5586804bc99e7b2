import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    # What a desk has that was set up before the first release.
    replaces = [
        ('propagation', '0001_deliveries'),
        ('propagation', '0002_copies_sweeps_and_errors_remembered'),
        ('propagation', '0004_silent_fixes_remembered'),
    ]

    dependencies = [
        ('articles', '0001_tables'),
        ('cases', '0001_tables'),
        ('corrections', '0001_tables'),
        ('newsroom', '0001_tables'),
        ('newsroom', '__first__'),
        ('publication', '0001_tables'),
        ('reports', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cursor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True)),
                ('low', models.BigIntegerField(default=0)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=60, unique=True)),
                ('down_since', models.DateTimeField(null=True)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('next_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('worked_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='ReaderAddress',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('address_hash', models.CharField(max_length=64, unique=True)),
                ('stop_hash', models.CharField(max_length=64, unique=True)),
                ('asked_at', models.DateTimeField(null=True)),
                ('asked_on', models.DateField(null=True)),
                ('asked_count', models.PositiveSmallIntegerField(default=0)),
                ('stopped_at', models.DateTimeField(null=True)),
                ('dead_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Asking',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nonce', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('language', models.CharField(max_length=35)),
                ('asked_at', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propagation.readeraddress')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['asked_at'], name='askings_by_time'),
                ],
            },
        ),
        migrations.CreateModel(
            name='ChatRoom',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.CharField(max_length=2000)),
                ('groups', models.JSONField(default=list)),
                ('outlet', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='chat_room', to='newsroom.outlet')),
            ],
        ),
        migrations.CreateModel(
            name='Endpoint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('url', models.CharField(max_length=2000)),
                ('events', models.JSONField(default=list)),
                ('secret', models.CharField(max_length=200)),
                ('old_secret', models.CharField(blank=True, max_length=200)),
                ('old_until', models.DateTimeField(null=True)),
                ('is_on', models.BooleanField(default=True)),
                ('off_because', models.CharField(blank=True, max_length=300)),
                ('made_at', models.DateTimeField()),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='endpoints', to='newsroom.outlet')),
            ],
            options={
                'constraints': [
                    models.UniqueConstraint(fields=('outlet', 'url'), name='one_endpoint_at_an_address'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('type', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('facts', models.JSONField(default=dict)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='cases.case')),
                ('correction', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='corrections.correction')),
                ('entry', models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.auditentry')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['at'], name='events_by_time'),
                    models.Index(fields=['case', 'type'], name='events_of_a_case'),
                ],
            },
        ),
        migrations.CreateModel(
            name='DigestItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('recipient', models.CharField(max_length=60)),
                ('due_at', models.DateTimeField()),
                ('taken_at', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('event', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propagation.event')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('taken_at', None)), fields=['due_at'], name='digest_items_due'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('event', 'recipient'), name='one_item_for_somebody'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Hearing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(max_length=35)),
                ('since', models.DateTimeField()),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('told_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('asking', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='hearings', to='propagation.asking')),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='hearing', to='reports.contact')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
                ('address', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hearings', to='propagation.readeraddress')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('asking', None)), fields=['since'], name='hearings_to_ask'),
                    models.Index(condition=models.Q(('confirmed_at__isnull', False), ('told_at', None)), fields=['confirmed_at'], name='hearings_to_tell'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Remembered',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('after', models.TextField(blank=True)),
                ('at', models.DateTimeField()),
                ('correction', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='remembered', to='corrections.correction')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='publication.entry')),
            ],
            options={
                'verbose_name_plural': 'remembered',
            },
        ),
        migrations.CreateModel(
            name='ErrorGram',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('hash', models.BigIntegerField()),
                ('remembered', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grams', to='propagation.remembered')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['hash'], name='error_grams_by_hash'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Subscriber',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=100)),
                ('house', models.CharField(blank=True, max_length=300)),
                ('inbox', models.CharField(blank=True, max_length=2000)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('keys', models.JSONField(default=list)),
                ('other_key', models.CharField(blank=True, max_length=64)),
                ('other_key_at', models.DateTimeField(null=True)),
                ('keys_read_at', models.DateTimeField(null=True)),
                ('is_heard', models.BooleanField(default=True)),
                ('gets_all', models.BooleanField(default=False)),
                ('feed_hash', models.CharField(blank=True, db_index=True, max_length=64)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(null=True)),
                ('unreached_at', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='subscribers', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(fields=['house'], name='subscribers_by_house'),
                ],
                'constraints': [
                    models.UniqueConstraint(condition=models.Q(('ended_at', None), models.Q(('house', ''), _negated=True)), fields=('outlet', 'house'), name='one_pairing_with_a_house'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=200, unique=True)),
                ('message_id', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('channel', models.CharField(choices=[('email', 'Email'), ('chat', 'Chat'), ('webhook', 'Webhook'), ('packet', 'Packet')], max_length=10)),
                ('line', models.CharField(max_length=60)),
                ('kind', models.CharField(max_length=40)),
                ('target', models.CharField(blank=True, max_length=60)),
                ('to', models.CharField(max_length=200)),
                ('payload', models.JSONField()),
                ('state', models.CharField(choices=[('waiting', 'waiting'), ('failed', 'failed'), ('sent', 'sent'), ('given_up', 'given_up')], default='waiting', max_length=10)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('since', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('leased_until', models.DateTimeField(null=True)),
                ('contact', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reports.contact')),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='newsroom.outlet')),
                ('staff', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('endpoint', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propagation.endpoint')),
                ('subscriber', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='propagation.subscriber')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'indexes': [
                    models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['due_at'], name='deliveries_due'),
                    models.Index(condition=models.Q(('state__in', ['waiting', 'failed'])), fields=['line', 'due_at'], name='deliveries_on_a_line'),
                    models.Index(fields=['outlet', 'state', '-made_at'], name='deliveries_by_state'),
                    models.Index(fields=['outlet', '-made_at'], name='deliveries_by_time'),
                    models.Index(fields=['staff', 'made_at'], name='deliveries_to_staff'),
                    models.Index(fields=['made_at'], name='deliveries_by_age'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Sweep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.TextField(blank=True)),
                ('start', models.PositiveIntegerField(default=0)),
                ('end', models.PositiveIntegerField(default=0)),
                ('after', models.TextField(blank=True)),
                ('changes', models.BooleanField(default=False)),
                ('asked_at', models.DateTimeField()),
                ('due_at', models.DateTimeField(null=True)),
                ('done_at', models.DateTimeField(null=True)),
                ('error', models.CharField(blank=True, max_length=300)),
                ('leased_until', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('case', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sweep', to='cases.case')),
                ('entry', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='publication.entry')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('due_at__isnull', False)), fields=['due_at'], name='sweeps_to_do'),
                ],
            },
        ),
        migrations.CreateModel(
            name='TellingChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('groups', models.JSONField(default=dict)),
                ('daily_hour', models.PositiveSmallIntegerField(default=8)),
                ('staff', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='telling', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='AgencyChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64, unique=True)),
                ('source', models.CharField(max_length=200)),
                ('headline', models.CharField(blank=True, max_length=500)),
                ('note', models.TextField(blank=True)),
                ('link', models.CharField(blank=True, max_length=2000)),
                ('selector_data', models.JSONField(db_column='selector')),
                ('after', models.TextField(blank=True)),
                ('is_canceled', models.BooleanField(default=False)),
                ('is_whole', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('cursor', models.BigIntegerField(default=0)),
                ('found', models.PositiveIntegerField(default=0)),
                ('swept_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
            ],
            options={
                'indexes': [
                    models.Index(condition=models.Q(('swept_at', None)), fields=['at'], name='agency_changes_to_sweep'),
                ],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('says', models.TextField()),
                ('selector_data', models.JSONField(db_column='selector')),
                ('start', models.PositiveIntegerField(null=True)),
                ('end', models.PositiveIntegerField(null=True)),
                ('anchor_state', models.CharField(blank=True, choices=[('unchanged', 'unchanged'), ('changed', 'changed'), ('gone', 'gone'), ('ambiguous', 'ambiguous')], max_length=10)),
                ('key', models.UUIDField(default=uuid.uuid4, unique=True)),
                ('kind', models.CharField(choices=[('story', 'Story'), ('newsletter', 'Newsletter'), ('push', 'Push'), ('social', 'Social'), ('translation', 'Translation'), ('print', 'Print'), ('other', 'Other')], default='story', max_length=12)),
                ('state', models.CharField(choices=[('found', 'found'), ('variant', 'variant'), ('confirmed', 'confirmed'), ('requested', 'requested'), ('corrected', 'corrected'), ('declined', 'declined'), ('gone', 'gone')], default='found', max_length=10)),
                ('state_at', models.DateTimeField()),
                ('distance', models.FloatField(default=0.0)),
                ('differs', models.JSONField(default=list)),
                ('should_say', models.TextField(blank=True)),
                ('found_at', models.DateTimeField()),
                ('judged_at', models.DateTimeField(null=True)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('url', models.CharField(blank=True, max_length=2000)),
                ('external_id', models.CharField(blank=True, max_length=200)),
                ('look_at', models.DateTimeField(null=True)),
                ('leased_until', models.DateTimeField(null=True)),
                ('article', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='articles.article')),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='cases.case')),
                ('followed_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('judged_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('outlet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='newsroom.outlet')),
                ('own_case', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='copy_of', to='cases.case')),
                ('report', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='reports.report')),
                ('state_since', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='articles.version')),
                ('version', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='articles.version')),
            ],
            options={
                'verbose_name_plural': 'copies',
                'indexes': [
                    models.Index(fields=['case', 'state', 'distance', 'id'], name='copies_by_state'),
                    models.Index(fields=['article', 'state'], name='copies_in_an_article'),
                    models.Index(condition=models.Q(('look_at__isnull', False)), fields=['look_at'], name='copies_to_look_at'),
                    models.Index(condition=models.Q(('kind', 'story'), ('report', None), ('state', 'confirmed')), fields=['id'], name='copies_to_file'),
                ],
                'constraints': [
                    models.UniqueConstraint(fields=('case', 'version', 'start'), name='one_copy_at_a_place'),
                    models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('case', 'external_id'), name='one_copy_an_external_id'),
                ],
            },
        ),
    ]
